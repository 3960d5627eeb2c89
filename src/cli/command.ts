/** What every command has in common: its usage, its arguments, and how it says that they cannot be used. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

export const exitCodes = { done: 0, nothingRead: 1, unusableArguments: 2 } as const;

export interface Command {
  readonly usage: string;
  /** Resolves to the exit code. */
  readonly run: (parameters: string[]) => Promise<number>;
}

/** Arguments that cannot be used: shown with the usage of the command, exit code 2. */
export class ArgumentProblem extends Error {}

/** A failure whose message is all the person needs: shown alone, exit code 1. */
export class CommandProblem extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Node's own parser, strict; its complaints become argument problems. */
export function parseParameters<Given extends Options>(parameters: string[], options: Given) {
  try {
    return parseArgs({ args: parameters, options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new ArgumentProblem(error instanceof Error ? error.message : String(error));
  }
}

export function requireFiles(files: string[]): string[] {
  if (files.length === 0) throw new ArgumentProblem('No file given: name at least one file of papers.');
  return files;
}

export interface NumberRange {
  readonly lowest: number;
  readonly highest: number;
  readonly whole?: boolean;
}

export function parseNumber(name: string, text: string, { lowest, highest, whole }: NumberRange): number {
  const value = text.trim() === '' ? NaN : Number(text);
  const fits = value >= lowest && value <= highest && (whole !== true || Number.isInteger(value));
  if (fits) return value;
  const kind = whole === true ? 'a whole number' : 'a number';
  throw new ArgumentProblem(`--${name}: got "${text}", expected ${kind} from ${lowest} to ${highest}.`);
}

/** The same, for an option that may be left out or say `auto`. */
export function parseNumberOrAuto(
  name: string,
  text: string | undefined,
  range: NumberRange,
): number | 'auto' {
  return text === undefined || text === 'auto' ? 'auto' : parseNumber(name, text, range);
}

export function parseChoice<Choice extends string>(
  name: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new ArgumentProblem(`--${name}: got "${text}", expected one of ${choices.join(', ')}.`);
}
