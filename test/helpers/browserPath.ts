/** Where a Chromium-like browser is on this machine, and how to start it headless with software GL. */
import { existsSync } from 'node:fs';

const candidates = [
  process.env['PAPERWEAVE_BROWSER'],
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const browserFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Without a GPU the page itself is drawn faster without GL: only the map needs it. It halves the time of a scene.
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];

/** Path of an installed Chromium, Chrome or Edge; undefined where there is none (Playwright's own is then tried). */
export function findBrowser(): string | undefined {
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

export function browserLaunch(): { args: string[]; executablePath?: string } {
  const executablePath = findBrowser();
  return executablePath === undefined ? { args: browserFlags } : { args: browserFlags, executablePath };
}
