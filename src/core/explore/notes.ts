/**
 * What a person noted about papers: tags, a note, whether it is read. Kept by paper id, because rows mean other papers in another map.
 * Each change makes new notes and shares what did not change; a change that changes nothing gives the same notes back (no step to undo).
 */

export const readings = ['to read', 'reading', 'read'] as const;
export type Reading = (typeof readings)[number];

export interface PaperNote {
  /** Each once, in the order they were given. */
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly reading?: Reading;
}

/** By paper id; a paper about which nothing is noted is not in it. */
export type Notes = ReadonlyMap<string, PaperNote>;

export const noNotes: Notes = new Map();
const emptyNote: PaperNote = {};
const longestTag = 60;

/** One line, no blanks at the ends, commas no longer part of it (they stand between tags); '' where nothing is left. */
export function cleanTag(text: string): string {
  return text
    .replace(/[\s,]+/gu, ' ')
    .trim()
    .slice(0, longestTag)
    .trim();
}

export function noteOf(notes: Notes, paperId: string): PaperNote {
  return notes.get(paperId) ?? emptyNote;
}

export function setReading(notes: Notes, paperIds: readonly string[], reading: Reading | undefined): Notes {
  return change(notes, paperIds, (note) => (note.reading === reading ? note : { ...note, reading }));
}

export function setText(notes: Notes, paperId: string, text: string): Notes {
  return change(notes, [paperId], (note) => ((note.note ?? '') === text ? note : { ...note, note: text }));
}

export function addTag(notes: Notes, paperIds: readonly string[], tag: string): Notes {
  const clean = cleanTag(tag);
  if (clean === '') return notes;
  return change(notes, paperIds, (note) => {
    const tags = note.tags ?? [];
    return tags.includes(clean) ? note : { ...note, tags: [...tags, clean] };
  });
}

export function removeTag(notes: Notes, paperIds: readonly string[], tag: string): Notes {
  return change(notes, paperIds, (note) => {
    const tags = note.tags ?? [];
    return tags.includes(tag) ? { ...note, tags: tags.filter((other) => other !== tag) } : note;
  });
}

/** Where a paper has both tags it keeps the one. */
export function renameTag(notes: Notes, from: string, to: string): Notes {
  const clean = cleanTag(to);
  if (clean === '' || clean === from) return notes;
  return change(notes, [...notes.keys()], (note) => {
    const tags = note.tags ?? [];
    if (!tags.includes(from)) return note;
    return { ...note, tags: [...new Set(tags.map((tag) => (tag === from ? clean : tag)))] };
  });
}

export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** Most used first; ties by code unit. */
export function countTags(notes: Notes): TagCount[] {
  const counts = new Map<string, number>();
  for (const { tags = [] } of notes.values()) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

/** Those about some papers only. */
export function notesOn(notes: Notes, isMeant: (paperId: string) => boolean): Notes {
  return new Map([...notes].filter(([paperId]) => isMeant(paperId)));
}

/** Notes on some papers, changed elsewhere, take the place of those that stand here; the same notes where nothing was changed. */
export function rejoinNotes(notes: Notes, part: Notes, isMeant: (paperId: string) => boolean): Notes {
  const joined = new Map([...notesOn(notes, (paperId) => !isMeant(paperId)), ...part]);
  const same = joined.size === notes.size && [...joined].every(([id, note]) => notes.get(id) === note);
  return same ? notes : joined;
}

/** From a file that anybody may have written: what is not as it should be is left out. */
export function readNotes(value: Readonly<Record<string, unknown>>): Notes {
  const notes = new Map<string, PaperNote>();
  for (const [paperId, entry] of Object.entries(value)) {
    const note = tidy(readNote(entry));
    if (note !== undefined) notes.set(paperId, note);
  }
  return notes;
}

function readNote(value: unknown): PaperNote {
  if (typeof value !== 'object' || value === null) return emptyNote;
  const { tags, note, reading } = value as Record<string, unknown>;
  const texts = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  const state = readings.find((known) => known === reading);
  return {
    tags: [...new Set(texts.map(cleanTag))].filter((tag) => tag !== ''),
    note: typeof note === 'string' ? note : '',
    ...(state === undefined ? {} : { reading: state }),
  };
}

function change(notes: Notes, paperIds: readonly string[], edit: (note: PaperNote) => Edited): Notes {
  const changed = new Map(notes);
  let same = true;
  for (const paperId of paperIds) {
    const before = noteOf(notes, paperId);
    const edited = edit(before);
    if (edited === before) continue;
    const after = tidy(edited);
    if (after !== undefined) changed.set(paperId, after);
    else if (!changed.delete(paperId)) continue;
    same = false;
  }
  return same ? notes : changed;
}

/** Without empty fields; undefined where nothing is left. */
function tidy({ tags = [], note = '', reading }: Edited): PaperNote | undefined {
  if (tags.length === 0 && note === '' && reading === undefined) return undefined;
  return {
    ...(tags.length === 0 ? {} : { tags }),
    ...(note === '' ? {} : { note }),
    ...(reading === undefined ? {} : { reading }),
  };
}

interface Edited extends Omit<PaperNote, 'reading'> {
  readonly reading?: Reading | undefined;
}
