/** The dialogs, by name; each loads when it is opened. */
import type { WorkspaceComponent } from './panes.ts';

export const dialogs: Readonly<Record<string, () => Promise<{ default: WorkspaceComponent }>>> = {
  export: () => import('./ExportDialog.svelte'),
  report: () => import('./ReportDialog.svelte'),
  shortcuts: () => import('./ShortcutsDialog.svelte'),
  list: () => import('./ListDialog.svelte'),
  open: () => import('./OpenDialog.svelte'),
  columns: () => import('./ColumnsDialog.svelte'),
};
