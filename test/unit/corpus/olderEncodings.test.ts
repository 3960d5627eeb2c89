/** Files in encodings older than UTF-8: recognised by what they say in them, told in the report, and Western names never taken for others. */
import { describe, expect, it } from 'vitest';
import { importText } from './importText.ts';

/** Every character an encoding has in one or two bytes, found by decoding them all. */
function createEncoder(encoding: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, readonly number[]>();
  const learn = (...bytes: readonly number[]) => {
    // At one go, Node 20 takes Windows-1252 for Latin-1.
    const text = decoder.decode(Uint8Array.from(bytes), { stream: true }) + decoder.decode();
    if ([...text].length === 1 && text !== '\ufffd' && !bytesOf.has(text)) bytesOf.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) learn(byte);
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) learn(lead, trail);
  return (text) => Uint8Array.from([...text].flatMap((character) => bytesOf.get(character) ?? [0x3f]));
}

const samples = [
  [
    'gb18030',
    'Chinese',
    '基于深度学习的图像识别方法研究',
    '本文提出一种新的聚类算法，实验结果表明该方法具有较高的准确率。',
  ],
  [
    'big5',
    'Chinese',
    '大學生學習動機之研究',
    '本研究旨在探討學習動機與學業成就之關係，結果顯示兩者具有顯著相關。',
  ],
  [
    'shift_jis',
    'Japanese',
    '画像認識手法に関する研究',
    '本研究では、大学生の学習意欲と成績との関係について検討した。',
  ],
  [
    'euc-jp',
    'Japanese',
    '画像認識手法に関する研究',
    '本研究では、大学生の学習意欲と成績との関係について検討した。',
  ],
  [
    'euc-kr',
    'Korean',
    '영상 인식 방법에 관한 연구',
    '본 연구는 대학생의 학습동기와 학업성취도의 관계를 분석하는 데 목적이 있다.',
  ],
  [
    'windows-1251',
    'Cyrillic',
    'Методы обучения нейронных сетей',
    'Показано, что предложенный подход позволяет повысить точность.',
  ],
  [
    'koi8-r',
    'Cyrillic',
    'Методы обучения нейронных сетей',
    'Показано, что предложенный подход позволяет повысить точность.',
  ],
] as const;

const toRis = (title: string, abstract: string) =>
  `TY  - JOUR\nTI  - ${title}\nAB  - ${abstract}\nPY  - 2020\nER  - \n\n`;
const toLine = (title: string, abstract: string) => `${JSON.stringify({ title, abstract })}\n`;
const toCsv = (title: string, abstract: string) => `title,abstract\n"${title}","${abstract}"\n`;
const english = 'A plain English title, one of many, number ';

describe('older encodings', () => {
  it.each(samples)('reads %s', async (encoding, language, title, abstract) => {
    const encode = createEncoder(encoding);
    for (const write of [toRis, toLine, toCsv]) {
      const { corpus, report } = await importText('export', encode(write(title, abstract)));
      expect(corpus.papers).toMatchObject([{ title, abstract }]);
      expect(report.files[0]!.notes).toEqual([expect.stringContaining(language)]);
    }
  });

  it.each(samples)(
    'reads %s behind a long head of plain English',
    async (encoding, language, title, abstract) => {
      const encode = createEncoder(encoding);
      for (const write of [toRis, toLine]) {
        const head = Array.from({ length: 1500 }, (_, index) =>
          write(english + String(index), 'x'.repeat(60)),
        );
        const { corpus, report } = await importText('export', encode(head.join('') + write(title, abstract)));
        expect(corpus.papers).toHaveLength(1501);
        expect(corpus.papers.filter((paper) => paper.title === title)).toMatchObject([{ abstract }]);
        expect(report.files[0]!.notes).toEqual([expect.stringContaining(language)]);
      }
    },
  );
});

describe('tables with their own names of columns', () => {
  it.each([
    ['gb18030', '题名,作者,摘要,年份,刊名', ['张伟', '王芳']],
    ['big5', '題名,作者,摘要,年份,期刊名稱', ['陳怡君', '林志明']],
    ['shift_jis', 'タイトル,著者名,概要,発行年,掲載誌', ['佐藤健', '鈴木一郎']],
    ['euc-kr', '논문명,저자,초록,발행연도,학술지명', ['김철수', '이영희']],
    ['windows-1251', 'Название,Авторы,Аннотация,Год,Журнал', ['Иванов И.И.', 'Петрова А.С.']],
  ] as const)('are understood in %s', async (encoding, head, authors) => {
    const [, , title, abstract] = samples.find(([name]) => name === encoding)!;
    const row = [title, authors.join('; '), abstract, '2020', 'Maps'].map((cell) => `"${cell}"`).join(',');
    const { corpus, tables } = await importText('table.csv', createEncoder(encoding)(`${head}\n${row}\n`));
    expect(corpus.papers).toMatchObject([{ title, abstract, authors, year: 2020, venue: 'Maps' }]);
    expect(tables).toMatchObject([{ doubtful: false }]);
  });
});

const western = [
  'Müller, Jürgen; Schäfer, Günther; Größe, Zoë; Überprüfung der Ölförderung',
  'Étude de la stratégie d’écriture à l’école : « une élève énervée »; Noël, François; Œuvres',
  'Núñez, Íñigo; Peña, María José; ¿Qué es la educación? ¡Acción!',
  'Ação e reação: não são questões; João Conceição; Gonçalves, Inês',
  'Blåbærsyltetøy; Åse Ødegård; Håkon Sæther; Sørensen, Bjørn; Västerås; Åström, Ängla',
  'Þórður Þorláksson; Guðrún Ásmundsdóttir; Ragnheiður Ævarsdóttir; Æðey',
  'naïve façade – “smart quotes” … 25 °C ± 3 µm × ½, §§ 3–5, ®©™ £5 €7',
  'ÉTUDE ÉCONOMIQUE, GRÖSSE, AÇÃO, ÅÄÖ, ÀÉÎÕÜ',
];

describe('Western text', () => {
  const encode = createEncoder('windows-1252');
  it.each([...western, western.join(' ')])('stays Windows-1252: %s', async (title) => {
    const { corpus, report } = await importText('export', encode(toRis(title, 'é')));
    expect(corpus.papers).toMatchObject([{ title }]);
    expect(report.files[0]!.notes).toEqual([expect.stringContaining('Windows-1252')]);
  });

  it('is UTF-8 still where a few bytes of it are damaged', async () => {
    const bytes = new TextEncoder().encode(toRis(samples[0][2], `${samples[0][3]} # ${western[0]}`));
    bytes[bytes.indexOf(0x23)] = 0xff;
    const { corpus, report } = await importText('export', bytes);
    expect(corpus.papers[0]!.title).toBe(samples[0][2]);
    expect(corpus.papers[0]!.abstract).toContain('\ufffd Müller');
    expect(report.files[0]!.notes).toEqual([expect.stringContaining('damaged')]);
  });

  it('has no note where it is UTF-8', async () => {
    const { report } = await importText('export', toRis(western.join(' '), samples[0][3]));
    expect(report.files[0]!.notes).toEqual([]);
  });
});
