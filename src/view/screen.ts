/** Between Sigma and pixels: how map units lie on the screen, what the camera must be for a part of the map, which corners are taken. */
import type Sigma from 'sigma';
import type { Box } from '../core/export/labels.ts';
import { extentOf } from '../core/extent.ts';
import type { CameraPlace } from '../state/camera.ts';
import type { Corner } from '../state/mapView.ts';
import type { Extent, Projection } from './projection.ts';

/**
 * A node is never smaller than this on the screen when the whole map is in view, or than this share of the mean spacing where papers are so
 * many that dots of that size would cover the ground and each other; but one pixel across it must have.
 */
const smallestPixels = 1.7;
const shareOfSpacing = 0.28;
const leastPixels = 0.75;

export function projectionOf(sigma: Sigma): Projection {
  const origin = sigma.graphToViewport({ x: 0, y: 0 });
  const unit = sigma.graphToViewport({ x: 1000, y: 1000 });
  const { width, height } = sigma.getDimensions();
  return {
    scaleX: (unit.x - origin.x) / 1000,
    scaleY: (unit.y - origin.y) / 1000,
    offsetX: origin.x,
    offsetY: origin.y,
    width,
    height,
  };
}

/** Where the camera stands for all of the extent to be in view, with air round it. */
export function cameraFor(sigma: Sigma, extent: Extent): CameraPlace {
  const whole = { cameraState: { x: 0.5, y: 0.5, angle: 0, ratio: 1 } };
  const low = sigma.graphToViewport({ x: extent.left, y: extent.bottom }, whole);
  const high = sigma.graphToViewport({ x: extent.right, y: extent.top }, whole);
  const { width, height } = sigma.getDimensions();
  const share = Math.max(Math.abs(high.x - low.x) / width, Math.abs(high.y - low.y) / height);
  const middle = { x: (extent.left + extent.right) / 2, y: (extent.bottom + extent.top) / 2 };
  const framed = sigma.viewportToFramedGraph(sigma.graphToViewport(middle));
  return { ...framed, ratio: Math.min(1.2, Math.max(0.12, share * 1.35)) };
}

/** In map units: the smallest radius of a dot when everything is in view. */
export function smallestRadius(positions: Float32Array, { clientWidth, clientHeight }: HTMLElement): number {
  if (positions.length === 0) return 1;
  const { width, height } = extentOf(positions);
  const pixel = Math.max(width, height, 1) / Math.max(200, Math.min(clientWidth, clientHeight));
  const spacing = Math.sqrt((width * height) / (positions.length / 2));
  return Math.min(smallestPixels * pixel, Math.max(leastPixels * pixel, shareOfSpacing * spacing));
}

/** The corner of the view's buttons, which no label may lie under; in CSS pixels. */
export function controlsBox({ width, height }: Projection): Box {
  return { left: width - 56, top: height - 252, right: width, bottom: height };
}

export function cornerBox(view: Projection, { width, height }: Corner): Box {
  return { left: 0, top: view.height - height, right: width, bottom: view.height };
}
