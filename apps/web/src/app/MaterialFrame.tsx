import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { defaultLightTheme, useResourceContext } from 'react-admin';
import { Trail } from '../records/Trail.js';
import { useDocumentTitle } from '../shared/use-document-title.js';
import { useWords } from '../shared/use-words.js';

/** The page's nonce: without it the policy refuses every style Material writes. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const cache = createCache({ key: 'material', nonce });

/** Material in the console's own colours and letters, so that its screens do not look like another program. */
const theme = createTheme({
  ...defaultLightTheme,
  palette: {
    primary: { main: '#0b4f9e' },
    secondary: { main: '#0b4f9e' },
    error: { main: '#b42318' },
    warning: { main: '#8a4b08' },
    text: { primary: '#14202e', secondary: '#55616f' },
    background: { default: '#f4f6f9', paper: '#ffffff' },
  },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: "'Be Vietnam Pro', 'Segoe UI', Arial, sans-serif",
    htmlFontSize: 13,
    fontSize: 13,
    fontWeightMedium: 600,
    fontWeightBold: 600,
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    ...defaultLightTheme.components,
    MuiButtonBase: { defaultProps: { disableRipple: true } },
  },
});

/** What React-Admin's screens stand in: its theme, and the place where a screen writes its title. */
export function MaterialFrame({ children }: { children: ReactNode }) {
  const words = useWords();
  const resource = useResourceContext();
  useDocumentTitle(resource === undefined ? '' : words.nameOf(resource));
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>
        <Trail />
        <h1 id="react-admin-title" className="screen-title" />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
