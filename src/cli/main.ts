/** Finds the command, runs it, and turns whatever goes wrong into a message and an exit code. */
import { program } from '../core/settings.ts';
import { ArgumentProblem, CommandProblem, exitCodes, type Command } from './command.ts';
import { corpusCommand } from './corpus.ts';
import { importCommand } from './import.ts';
import { mapCommand } from './map.ts';
import { similarCommand } from './similar.ts';

const commands: Readonly<Record<string, Command>> = {
  map: mapCommand,
  import: importCommand,
  similar: similarCommand,
  corpus: corpusCommand,
};

function describeCommands(): string {
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(8)} ${command.summary}`);
  return `Usage: paperweave COMMAND ...\n\n${lines.join('\n')}\n\npaperweave COMMAND --help says more.\n`;
}

function explainFailure(error: unknown, command: Command): number {
  if (error instanceof ArgumentProblem) {
    process.stderr.write(`paperweave: ${error.message}\n\n${command.usage}\n`);
    return exitCodes.unusableArguments;
  }
  if (!(error instanceof CommandProblem)) throw error;
  process.stderr.write(`paperweave: ${error.message}\n`);
  return exitCodes.nothingRead;
}

export async function runCommand([name = '--help', ...parameters]: string[]): Promise<number> {
  if (name === '--version') {
    process.stdout.write(`${program.version}\n`);
    return exitCodes.done;
  }
  if (name === '--help' || name === 'help') {
    process.stdout.write(describeCommands());
    return exitCodes.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(`paperweave: there is no command "${name}".\n\n${describeCommands()}`);
    return exitCodes.unusableArguments;
  }
  if (parameters.includes('--help')) {
    process.stdout.write(`${command.summary}\n\n${command.usage}\n`);
    return exitCodes.done;
  }
  try {
    return await command.run(parameters);
  } catch (error) {
    return explainFailure(error, command);
  }
}
