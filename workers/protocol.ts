/**
 * What the page may ask of the pipeline worker. Jobs are pulled: the page starts one, then asks for slices of it until it is done; to cancel
 * it stops asking. Failures are values: comlink would strip a thrown error of everything but its message.
 */
import type { PinnedRows } from '../src/core/layout/pinned.ts';
import type { ImportOptions } from '../src/core/corpus/import.ts';
import type { ThresholdSuggestion } from '../src/core/pipeline.ts';
import type { MapSettings } from '../src/core/settings.ts';
import type {
  Cluster,
  MapEdges,
  Origin,
  Paper,
  Recipe,
  Histogram,
  Neighbours,
  ThresholdCurves,
} from '../src/core/types.ts';
import type { Explanation } from '../src/core/explain/explanation.ts';
import type { FileNetwork, ImportReport, InputFile, TableGuess } from '../src/core/corpus/importResult.ts';
import type { Progress, Stage } from '../src/core/progress.ts';
import type { Part } from './part.ts';
import type { ProjectExtras } from './project.ts';
import type { QuestionName, QuestionTable } from './questions.ts';

/** The corpus without its papers, which the page fetches in portions. */
export interface CorpusOutline {
  readonly papers: number;
  readonly origin: Origin;
  readonly fingerprint: string;
  readonly report: ImportReport;
  /** Ties and places that came with the files. */
  readonly network?: FileNetwork;
}

export interface ImportInput {
  readonly files: readonly InputFile[];
  readonly options?: ImportOptions;
  /** The files hold the papers of the map there is, and maybe more: papers that are known are told apart. */
  readonly onto?: boolean;
}

export interface Imported extends CorpusOutline {
  /** How the columns of each table were understood. */
  readonly tables: readonly TableGuess[];
  /** With `onto`: for each paper its row on the map there is, -1 for a new one. */
  readonly known?: Int32Array;
}

export interface ComparisonOutline {
  readonly histogram: Histogram;
  readonly curves: ThresholdCurves;
  readonly suggestion: ThresholdSuggestion;
  readonly neighbours: Neighbours;
  readonly capped: boolean;
  readonly floor: number;
}

export interface StructureOutline {
  readonly threshold: number;
  readonly edges: MapEdges;
  readonly assignment: Uint16Array;
  readonly modularity: number;
  readonly clusters: readonly Cluster[];
  readonly radii: Float32Array;
}

export interface Placed {
  readonly positions: Float32Array;
  readonly recipe: Recipe;
}

/** A finished map from a project file: nothing is computed but what the file does not hold. */
export interface Adopted {
  readonly outline: CorpusOutline;
  readonly settings: MapSettings;
  /** From the ties of the map alone: to be replaced once the papers have been compared. */
  readonly comparison: ComparisonOutline;
  readonly structure: StructureOutline;
  readonly placed: Placed;
  readonly extras: ProjectExtras;
}

/** A file that cannot be opened, and why. */
export interface Refused {
  readonly refused: string;
}

/** One question with what goes into it. */
export type Question = {
  [Name in QuestionName]: { name: Name; input: QuestionTable[Name]['input'] };
}[QuestionName];

/** Every job by name: what goes in, what comes out. */
export interface JobTable {
  /** From files, or some papers of the corpus that is open. */
  import: { input: ImportInput | { part: Part }; output: Imported };
  adopt: { input: { file: InputFile }; output: Adopted | Refused };
  compare: { input: { settings: MapSettings }; output: ComparisonOutline };
  tie: { input: { settings: MapSettings }; output: StructureOutline };
  /** `anchored`: papers with a place in `start` stay exactly there. */
  place: { input: { settings: MapSettings; start?: Float32Array; anchored?: boolean }; output: Placed };
  /** `pinned`: papers that stand elsewhere than the layout has them. */
  question: {
    input: Question & { readonly pinned?: PinnedRows | undefined };
    output: QuestionTable[QuestionName]['output'];
  };
}
export type JobName = keyof JobTable;

export interface Running {
  readonly state: 'running';
  readonly progress: Progress;
  /** A copy of the positions as they are, for jobs that move papers. */
  readonly positions?: Float32Array;
}
export interface Done<Name extends JobName> {
  readonly state: 'done';
  readonly value: JobTable[Name]['output'];
  /** Milliseconds of work by stage. */
  readonly timings: Partial<Record<Stage, number>>;
}
export interface Failed {
  readonly state: 'failed';
  readonly message: string;
}
export type StepReport<Name extends JobName> = Running | Done<Name> | Failed;

/** Nearest papers of one paper, each with the terms behind the similarity. */
export interface ExplainedNeighbour {
  readonly row: number;
  readonly explanation: Explanation;
}

export interface PipelineApi {
  /**
   * The number is the caller's, so that steps can be asked for at once; it must not have been used before. `behind`: the job whose end this one
   * waits for; where that one comes to nothing, neither does this.
   */
  start<Name extends JobName>(job: number, name: Name, input: JobTable[Name]['input'], behind?: number): void;
  /** Works for about `milliseconds`, then says how far it is. */
  step(job: number, milliseconds: number): Promise<StepReport<JobName>>;
  stop(job: number): void;
  /** Papers from row `from` up to, not including, `to`. */
  papers(from: number, to: number): readonly Paper[];
  /** The corpus being built becomes the one that questions are answered from; false undoes it instead. */
  settle(keep: boolean): void;
  /** Back to the map that the present one is a part of; false where it is not known any more. */
  rejoin(): boolean;
  /** The corpus that was open before this one takes its place, and this one that of the one before; false where there is none. */
  swap(): boolean;
  /** False where questions about the map must wait for a comparison. */
  isCompared(): boolean;
  explainNeighbours(row: number, count: number): Promise<readonly ExplainedNeighbour[]>;
}

/** What the worker says, besides answers, once it holds the lock that tells of its life. */
export const lockHeld = 'paperweave: lock held';
