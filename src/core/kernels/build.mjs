/**
 * Builds the WebAssembly kernels: assembly/*.ts (AssemblyScript) -> generated/kernels.ts (base64 in a module, so that a page, a worker and
 * Node load them the same way, at once and offline). Run by `npm run kernels`; a test checks that what is committed is what this builds.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('.', import.meta.url));
const output = `${folder}generated/kernels.ts`;

/** The text of generated/kernels.ts. */
export async function buildKernels() {
  let binary;
  const { error, stderr } = await asc.main(
    [
      'assembly/index.ts',
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
  const base64 = Buffer.from(binary).toString('base64');
  return `/** Made by \`npm run kernels\` from ../assembly: do not edit. */\nexport const kernels =\n  '${base64}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await buildKernels();
  writeFileSync(output, text);
  process.stdout.write(`${output}: ${String(text.length)} characters\n`);
}
