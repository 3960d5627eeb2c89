/** The names that columns go by in Chinese, Japanese, Korean and Russian exports and tables: data only, several to a line, apart by ", ". */
import type { ColumnField } from './columnNames.ts';

const names: Readonly<Partial<Record<ColumnField, string>>> = {
  title:
    'Title-题名, 文献题名, 題名, 篇名, 標題, 論文名稱, 論文名, 論題, 表題, 論文タイトル, 논문명, 논문제목, 제목, 국문제목, Название, Название статьи, Название публикации, Заглавие, Заголовок',
  abstract: 'Summary-摘要, 中文摘要, 概要, 内容摘要, 초록, 국문초록, 요약, Аннотация, Реферат, Резюме',
  authors: 'Author-作者, 著者名, 作者姓名, 저자, 저자명, 저자(들), Авторы, Автор, Автор(ы)',
  year: 'Year-年, PubTime-发表时间, 出版年份, 年份, 発行年, 刊行年, 出版年月日, 出版年月, 발행연도, 발행년도, 발행년, 출판연도, 연도, Год, Год публикации, Год издания, Год выпуска',
  venue:
    'Source-文献来源, 期刊名, 期刊名稱, 出處, 掲載誌, 雑誌名, 刊行物名, 掲載誌名, 학술지명, 학술지, 저널명, Журнал, Источник, Издание, Название журнала',
  keywords: 'Keyword-关键词, 主题词, 關鍵詞, 關鍵字, キーワード, 키워드, 주제어, Ключевые слова',
  url: '連結, 원문링크, Ссылка',
  references: '参考文献, 參考文獻, 引用文献, 참고문헌, Список литературы, Литература',
  volume: '巻, 권, Том',
  page: '起始页, 頁次, 頁碼, 開始ページ, ページ, 페이지, 시작페이지, Страницы',
};

export const foreignNames: readonly (readonly [ColumnField, readonly string[]])[] = Object.entries(names).map(
  ([field, listed]) => [field as ColumnField, listed.split(', ')],
);
