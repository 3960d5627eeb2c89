/**
 * The earlier map in any file Paperweave saved: project, map JSON, PNG, SVG, PDF, GEXF, GraphML, web page, or a recipe alone. Recognised by
 * content. Nothing in the file is run or followed.
 */
import { readPngText, recipeKeyword } from '../export/png.ts';
import { readProject } from '../export/projectFile.ts';
import { earlierFromMap, earlierFromRecipe, type EarlierMap } from './earlierMap.ts';
import { readRecipe } from './readRecipe.ts';

export type EarlierReading =
  { readonly ok: true; readonly earlier: EarlierMap } | { readonly ok: false; readonly problem: string };

export function findEarlier(bytes: Uint8Array): EarlierReading {
  if (startsWith(bytes, '\x89PNG')) return fromRecipeText(readPngText(bytes, recipeKeyword), 'picture');
  if (startsWith(bytes, '%PDF')) return fromRecipeText(recipeInPdf(bytes), 'PDF');
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, '');
  return text.trimStart().startsWith('<') ? fromRecipeText(recipeInMarkup(text), 'file') : fromJson(text);
}

function startsWith(bytes: Uint8Array, signs: string): boolean {
  return Array.from(signs).every((sign, at) => bytes[at] === sign.charCodeAt(0));
}

function fromRecipeText(text: string | undefined, what: string): EarlierReading {
  if (text === undefined) {
    return {
      ok: false,
      problem: `This ${what} carries no recipe: it was not saved by Paperweave, or another program has rewritten it.`,
    };
  }
  const reading = readRecipe(text);
  return reading.ok ? { ok: true, earlier: earlierFromRecipe(reading.recipe) } : reading;
}

function fromJson(text: string): EarlierReading {
  if (/^\s*\{\s*"format"/.test(text)) {
    const reading = readProject(text);
    return reading.ok
      ? { ok: true, earlier: earlierFromMap(reading.project.map) }
      : { ok: false, problem: reading.problem };
  }
  return fromRecipeText(text, 'file');
}

/** `/PaperweaveRecipe <feff...>` in the information of the file: UTF-16, four hex digits a unit. */
function recipeInPdf(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  const hex = /\/PaperweaveRecipe\s*<feff([0-9a-f]*)>/iu.exec(text)?.[1];
  return hex?.replace(/.{4}/gu, (unit) => String.fromCharCode(Number.parseInt(unit, 16)));
}

/** SVG keeps it in its metadata, GEXF in its description, GraphML in a key of the graph, the web page as JSON in a script. */
function recipeInMarkup(text: string): string | undefined {
  const page = /<script type="application\/json" id="map">([\s\S]*?)<\/script>/u.exec(text)?.[1];
  if (page !== undefined) return page;
  const places = [
    /<metadata>([\s\S]*?)<\/metadata>/u,
    /<data key="g_recipe">([\s\S]*?)<\/data>/u,
    /<description>([\s\S]*?)<\/description>/u,
  ];
  const found = places.map((place) => place.exec(text)?.[1]).find((words) => words?.includes('positions'));
  return found === undefined ? undefined : unescapeXml(found);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/giu,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? all;
      const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
      return Number.isFinite(code) && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
