/**
 * How far apart are two colours, for everybody? Colours as #rrggbb; distances are Euclidean in CIE L*a*b* (D65): 2.3 is just
 * noticeable side by side, 10 and more is told apart at a glance. Colour blindness is simulated after Machado, Oliveira, Fernandes:
 * A physiologically-based model for simulation of color vision deficiency (2009), 10.1109/TVCG.2009.113, at full severity.
 */
import { parseHex } from '../palette.ts';

type Triple = readonly [number, number, number];

export type Vision = 'normal' | 'deuteranopia' | 'protanopia' | 'tritanopia' | 'grey';

const machado: Record<'deuteranopia' | 'protanopia' | 'tritanopia', readonly Triple[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function times(matrix: readonly Triple[], vector: Triple): Triple {
  return [dot(matrix[0]!, vector), dot(matrix[1]!, vector), dot(matrix[2]!, vector)];
}

/** Linear light, each channel in [0, 1]. */
function linearLight(colour: string): Triple {
  const [red, green, blue] = parseHex(colour);
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [linear(red), linear(green), linear(blue)];
}

function seen(colour: string, vision: Vision): Triple {
  const light = linearLight(colour);
  if (vision === 'normal') return light;
  if (vision === 'grey') {
    const grey = dot([0.2126, 0.7152, 0.0722], light);
    return [grey, grey, grey];
  }
  const [red, green, blue] = times(machado[vision], light);
  const inside = (channel: number): number => Math.min(1, Math.max(0, channel));
  return [inside(red), inside(green), inside(blue)];
}

/** L* in [0, 100], a*, b*. */
export function labColour(colour: string, vision: Vision = 'normal'): Triple {
  const light = seen(colour, vision);
  const curve = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
  const x = curve(dot([0.4124564, 0.3575761, 0.1804375], light) / 0.95047);
  const y = curve(dot([0.2126729, 0.7151522, 0.072175], light));
  const z = curve(dot([0.0193339, 0.119192, 0.9503041], light) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function colourDistance(a: string, b: string, vision: Vision = 'normal'): number {
  const first = labColour(a, vision);
  const second = labColour(b, vision);
  const difference: Triple = [first[0] - second[0], first[1] - second[1], first[2] - second[2]];
  return Math.sqrt(dot(difference, difference));
}

/** The smallest distance between any two of the colours. */
export function leastDistance(colours: readonly string[], vision: Vision = 'normal'): number {
  let least = Infinity;
  colours.forEach((colour, at) => {
    for (const other of colours.slice(at + 1)) least = Math.min(least, colourDistance(colour, other, vision));
  });
  return least;
}

/** Contrast after WCAG 2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => dot([0.2126, 0.7152, 0.0722], linearLight(colour));
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
