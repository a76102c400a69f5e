/** How wide a chart's readings are at most, in pixels. */
const READING = 300;

/**
 * Where the readings of a chart stand: right of it or, where the window ends there, below it; never over the
 * lines that are being read.
 */
export function besideChart(width: number, height: number) {
  const isRoomRight = width + READING < window.innerWidth * 0.75;
  return {
    position: isRoomRight ? { x: width + 8, y: 0 } : { x: 0, y: height + 4 },
    allowEscapeViewBox: { x: true, y: true },
    offset: 0,
  };
}
