import { type ComponentType, lazy } from 'react';

/**
 * A screen made of React-Admin's components: fetched, with all it is made of, when it is first opened.
 *
 *     <Resource name="wards" list={screen(() => import('../wards/WardList.js').then((module) => module.WardList))} />
 */
export function screen(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => {
    const [{ MaterialFrame }, Content] = await Promise.all([import('./MaterialFrame.js'), load()]);
    return {
      default: () => (
        <MaterialFrame>
          <Content />
        </MaterialFrame>
      ),
    };
  });
}
