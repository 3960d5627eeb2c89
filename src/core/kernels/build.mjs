/**
 * Builds the WebAssembly kernels: assembly/*.ts (AssemblyScript) -> generated/*.ts (digits in a module, so that a page, a worker and Node load
 * them the same way and offline; hexadecimal, which packs a sixth smaller than base64). Three modules, for texts are read before papers are
 * compared and these before they are placed: the next part loads meanwhile.
 * Run by `npm run kernels`; a test checks that what is committed is what this builds.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Entry of each module -> file in generated/ and the constant in it. */
export const modules = { index: 'kernels', joining: 'joining', placing: 'placing' };

/** The text of generated/<name>.ts. */
export async function buildKernels(entry) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      `assembly/${entry}.ts`,
      '--outFile',
      'kernels.wasm',
      '--baseDir',
      folder,
      '-O3',
      '--noAssert',
      '--converge',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--initialMemory',
      '1',
    ],
    {
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) binary = contents;
      },
    },
  );
  if (error || !binary) throw new Error(`The kernels do not compile.\n${stderr.toString()}`);
  const digits = Buffer.from(binary).toString('hex');
  return `/** Made by \`npm run kernels\` from ../assembly: do not edit. */\nexport const ${modules[entry]} =\n  '${digits}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [entry, name] of Object.entries(modules)) {
    const text = await buildKernels(entry);
    writeFileSync(`${folder}generated/${name}.ts`, text);
    process.stdout.write(`generated/${name}.ts: ${String(text.length)} characters\n`);
  }
}
