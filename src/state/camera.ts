/** Where the camera stands: the centre as shares of the map's extent, and the zoom (1 shows everything, less is closer). */
export interface CameraPlace {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

export const wholeMap: CameraPlace = { x: 0.5, y: 0.5, ratio: 1 };
