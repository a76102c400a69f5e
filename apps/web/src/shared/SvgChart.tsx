import { useLayoutEffect, useRef, useState } from 'react';
import { type MouseEvent } from 'react';
import { useNavigate } from 'react-router-dom';

export interface Size {
  width: number;
  height: number;
}

interface SvgChartProps {
  draw: (size: Size) => string;
  minHeight?: number;
  /** The picture is as tall as it has to be, and the page with it. */
  isTall?: boolean;
}

/**
 * A picture made by `charts/`, drawn to the room it is given. Its links are real ones: a plain click on one
 * stays within the page, any other opens it as the browser does.
 */
export function SvgChart({ draw, minHeight = 60, isTall = false }: SvgChartProps) {
  const [room, size] = useRoom();
  const navigate = useNavigate();

  function follow(event: MouseEvent): void {
    const href = (event.target as Element).closest('a')?.getAttribute('href');
    if (!href?.startsWith('/') || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void navigate(href);
  }

  return (
    <div className={isTall ? 'chart-room tall' : 'chart-room'} ref={room} style={{ minHeight }}>
      {size && (
        <div
          className="chart"
          onClick={follow}
          dangerouslySetInnerHTML={{ __html: draw({ ...size, height: Math.max(size.height, minHeight) }) }}
        />
      )}
    </div>
  );
}

/** The inner size of an element, in whole pixels, as it changes. */
export function useRoom() {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((last) => (last?.width === width && last.height === height ? last : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [room, size] as const;
}
