import { describe, expect, it } from 'vitest';
import { readPaperTable, writePaperTable } from '../../../src/core/replay/paperTable.ts';
import { settingsFromRecipe } from '../../../src/core/replay/recipeSettings.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { seededMap } from '../export/sampleMap.ts';

describe('the table of papers in a picture', () => {
  it('weighs 16 characters a paper', () => {
    expect(writePaperTable(seededMap(300))!.rows).toHaveLength(300 * 16);
    expect(readPaperTable(writePaperTable(seededMap(0)))).toEqual([]);
  });

  it('that was damaged is no table', () => {
    const table = writePaperTable(seededMap(20))!;
    const damaged = [
      undefined,
      'text',
      {},
      { ...table, side: 'wide' },
      { ...table, rows: `${table.rows.slice(0, -3)}` },
      { ...table, rows: '%%%%' },
    ];
    for (const value of damaged) expect(readPaperTable(value)).toBeUndefined();
  });
});

describe('settings from a recipe', () => {
  const { recipe } = seededMap(20);

  it('keep the rule of the threshold, not its value, where the corpus chose it', () => {
    expect(settingsFromRecipe(recipe)).toMatchObject({ threshold: 'auto', keptNeighbours: 1, seed: 7 });
    expect(settingsFromRecipe({ ...recipe, thresholdRule: 'manual' }).threshold).toBe(0.112);
  });

  it('are those of today where the recipe says nothing or nonsense', () => {
    expect(settingsFromRecipe(recipe).layers).toEqual(defaultSettings.layers);
    expect(settingsFromRecipe({ ...recipe, edgeRule: 3 } as never).edgeRule).toBe('threshold');
  });
});
