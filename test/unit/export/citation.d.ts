declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { chain(text: string, options: { generateGraph: boolean }): Record<string, unknown>[] };
  };
}
declare module '@citation-js/plugin-ris';
