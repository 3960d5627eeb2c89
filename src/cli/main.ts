/** Finds the command, runs it, and turns whatever goes wrong into a message and an exit code. */
import { program } from '../core/settings.ts';
import { ArgumentProblem, CommandProblem, exitCodes, type Command } from './command.ts';

/** Loaded when asked for: `import` need not wait for what only `map` uses. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  map: async () => (await import('./map.ts')).mapCommand,
  import: async () => (await import('./import.ts')).importCommand,
  similar: async () => (await import('./similar.ts')).similarCommand,
  corpus: async () => (await import('./corpus.ts')).corpusCommand,
};

const summaries: Readonly<Record<string, string>> = {
  map: 'Makes a map of files of papers: ties, clusters and places.',
  import: 'Reads files of papers and reports on every record, as JSON on stdout.',
  similar: 'Lists the most similar papers of each paper, one JSON line a paper, in input order.',
  corpus: 'Rebuilds the corpus that the app opens with from its saved pages.',
};

function describeCommands(): string {
  const lines = Object.entries(summaries).map(([name, summary]) => `  ${name.padEnd(8)} ${summary}`);
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
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    process.stderr.write(`paperweave: there is no command "${name}".\n\n${describeCommands()}`);
    return exitCodes.unusableArguments;
  }
  const command = await load();
  if (parameters.includes('--help')) {
    process.stdout.write(`${summaries[name] ?? ''}\n\n${command.usage}\n`);
    return exitCodes.done;
  }
  try {
    return await command.run(parameters);
  } catch (error) {
    return explainFailure(error, command);
  }
}
