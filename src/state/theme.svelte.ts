/** Light or dark: after the system until the person chooses. The choice is kept on this machine where it may be. */
import type { Theme } from '../core/palette.ts';

const key = 'paperweave:theme';

export class ThemeChoice {
  chosen = $state<Theme | undefined>(readChoice());
  #system = $state<Theme>('light');
  readonly current: Theme = $derived(this.chosen ?? this.#system);

  constructor() {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    this.#system = query.matches ? 'dark' : 'light';
    query.addEventListener('change', () => (this.#system = query.matches ? 'dark' : 'light'));
  }

  toggle(): void {
    this.chosen = this.current === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem(key, this.chosen);
    } catch {
      // Storage may be denied: the choice then lasts as long as the page.
    }
  }
}

function readChoice(): Theme | undefined {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : undefined;
  } catch {
    return undefined;
  }
}
