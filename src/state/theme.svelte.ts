/** Light or dark: after the system until the person chooses. The choice is kept on this machine where it may be. */
import type { Theme } from '../core/palette.ts';
import { recallText, rememberText } from './keptText.ts';

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
    rememberText(key, this.chosen);
  }
}

function readChoice(): Theme | undefined {
  const value = recallText(key);
  return value === 'light' || value === 'dark' ? value : undefined;
}
