/** The one workspace of the page, for every component below App. */
import { createContext } from 'svelte';
import type { Workspace } from './workspace.svelte.ts';

export const [useWorkspace, provideWorkspace] = createContext<Workspace>();
