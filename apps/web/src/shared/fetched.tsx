import { type ComponentType, useEffect, useState } from 'react';
import { Waiting } from './Waiting.js';

/**
 * A component whose code is fetched when it is first shown. It is drawn as soon as its code is there; React's `lazy`
 * keeps showing the fallback for at least 300 ms.
 */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Fetched(props: Props) {
    const [Content, show] = useState(() => known);
    const [error, fail] = useState<unknown>(null);
    useEffect(() => {
      if (known) return;
      load().then((component) => {
        known = component;
        show(() => component);
      }, fail);
    }, []);
    if (error !== null) throw error;
    return Content ? <Content {...props} /> : <Waiting lines={6} />;
  };
}
