/** The parts of a map that the person has made: the path found last, selections kept under a name, tags. */
import { notesOf } from '../../state/notes.svelte.ts';
import { workOf } from '../../state/work.svelte.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { pathKey, type OwnPart } from './scope.ts';

export function ownParts(workspace: Workspace): OwnPart[] {
  const notes = notesOf(workspace);
  const { route } = workspace.emphasis;
  const { kept } = workOf(workspace).now;
  return [
    { key: pathKey, kind: 'The reading path', name: '', rows: [...route] },
    ...kept.map(({ name, rows }, at) => ({
      key: `kept-${at}`,
      kind: 'Selection',
      name,
      rows: Array.from(rows),
    })),
    ...notes.tags.map(({ tag }) => ({
      key: `tag-${tag}`,
      kind: 'Tag',
      name: tag,
      rows: Array.from(notes.rowsWhere(({ tags = [] }) => tags.includes(tag))),
    })),
  ].filter(({ rows }) => rows.length > 0);
}
