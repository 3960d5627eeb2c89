/** Grey dots on the ground, written pixel by pixel: tens of thousands in a few milliseconds. */
import { parseHex, themeColours, type Theme } from '../core/palette.ts';
import { frameOf } from './frame.ts';

/** In CSS pixels: air round the papers as round the map, and the side of a dot. */
const air = 40;
const dot = 2;

export function paintSketch(canvas: HTMLCanvasElement, places: Float32Array, theme: Theme): void {
  const density = window.devicePixelRatio;
  const width = Math.round(canvas.clientWidth * density);
  const height = Math.round(canvas.clientHeight * density);
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return;
  Object.assign(canvas, { width, height });
  const picture = context.createImageData(width, height);
  fillDots(new Uint32Array(picture.data.buffer), { width, height, density }, places, theme);
  context.putImageData(picture, 0, 0);
}

interface Size {
  readonly width: number;
  readonly height: number;
  /** Pixels to a CSS pixel. */
  readonly density: number;
}

/** `pixels`: one number each, four bytes from red to opacity. */
export function fillDots(
  pixels: Uint32Array,
  { width, height, density }: Size,
  places: Float32Array,
  theme: Theme,
): void {
  const [red, green, blue] = parseHex(themeColours[theme].unclustered);
  const grey = ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  const frame = frameOf(places);
  const scale = (Math.min(width, height) - 2 * air * density) / frame.side;
  const side = Math.max(1, Math.round(dot * density));
  for (let paper = 0; paper < places.length; paper += 2) {
    const left = Math.round(width / 2 + (places[paper]! - frame.x) * scale - side / 2);
    const top = Math.round(height / 2 - (places[paper + 1]! - frame.y) * scale - side / 2);
    for (let y = Math.max(0, top); y < Math.min(height, top + side); y += 1) {
      for (let x = Math.max(0, left); x < Math.min(width, left + side); x += 1) pixels[y * width + x] = grey;
    }
  }
}
