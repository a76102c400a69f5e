import { SaveButton, Toolbar } from 'react-admin';

/** Save, and nothing else: what is recorded here is never simply deleted. */
export function FormToolbar() {
  return (
    <Toolbar>
      <SaveButton alwaysEnable />
    </Toolbar>
  );
}
