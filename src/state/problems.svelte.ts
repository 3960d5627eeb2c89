/** What went wrong or needs saying, for the page to show: never only in the console. */

export interface Problem {
  readonly id: number;
  readonly kind: 'error' | 'notice';
  /** What happened. */
  readonly title: string;
  /** What was got and expected, and what to do. */
  readonly detail: string;
  readonly action?: ProblemAction;
  /** What else may be done. */
  readonly other?: ProblemAction;
}

export interface ProblemAction {
  readonly label: string;
  readonly run: () => void;
}

export class Problems {
  list = $state.raw<readonly Problem[]>([]);
  #last = 0;

  add(problem: Omit<Problem, 'id'>): void {
    this.#last += 1;
    const same = (other: Problem) => other.title === problem.title && other.detail === problem.detail;
    this.list = [...this.list.filter((other) => !same(other)), { ...problem, id: this.#last }];
  }

  dismiss(id: number): void {
    this.list = this.list.filter((problem) => problem.id !== id);
  }

  clear(): void {
    this.list = [];
  }
}
