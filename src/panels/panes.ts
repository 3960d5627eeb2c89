/** The panes on the right, by name. Those that are not needed at once load when they are opened. */
import type { Component } from 'svelte';

/** Takes no props: what it shows comes from the workspace (state/context.ts). */
export type WorkspaceComponent = Component;

export interface Pane {
  readonly title: string;
  /** Listed in the Explore menu. */
  readonly listed: boolean;
  readonly load: () => Promise<{ default: WorkspaceComponent }>;
}

export const panes: Readonly<Record<string, Pane>> = {
  about: { title: 'About this map', listed: true, load: () => import('./About.svelte') },
  edge: { title: 'Why two papers are tied', listed: false, load: () => import('./EdgePane.svelte') },
  citations: { title: 'Citations', listed: true, load: () => import('./CitationsPane.svelte') },
  path: { title: 'Path between two papers', listed: true, load: () => import('./PathPane.svelte') },
  bridges: { title: 'Bridges and centres', listed: true, load: () => import('./BridgesPane.svelte') },
  compare: { title: 'Compare clusters', listed: true, load: () => import('./ComparePane.svelte') },
  stability: { title: 'Are the clusters real?', listed: true, load: () => import('./StabilityPane.svelte') },
  disagreement: {
    title: 'Text against citations',
    listed: true,
    load: () => import('./DisagreementPane.svelte'),
  },
  selection: { title: 'Selection', listed: true, load: () => import('./SelectionPane.svelte') },
  notes: { title: 'Notes and tags', listed: true, load: () => import('./NotesPane.svelte') },
  time: { title: 'Time', listed: true, load: () => import('./TimePane.svelte') },
  settings: { title: 'How this map is made', listed: true, load: () => import('./SettingsPane.svelte') },
  filter: { title: 'Filter papers', listed: true, load: () => import('./FilterPane.svelte') },
  draft: { title: 'Place my draft', listed: true, load: () => import('./DraftPane.svelte') },
  earlier: {
    title: 'Compare with an earlier map',
    listed: true,
    load: () => import('./EarlierPane.svelte'),
  },
  words: { title: 'The map in words', listed: true, load: () => import('./OverviewPane.svelte') },
  paper: { title: 'Paper', listed: false, load: () => import('./Reader.svelte') },
};
