import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/fonts.css';
import './app/base.css';
import './app/shell.css';
import './shared/shared.css';
import './dashboard/dashboard.css';
import { App } from './app/App.js';
import { recallLanguage } from './app/i18n/i18n-provider.js';

// A page left open over an upgrade asks for script that is no longer there: the new page knows the new names.
window.addEventListener('vite:preloadError', (event) => {
  event.preventDefault();
  window.location.reload();
});

const root = document.getElementById('root');
if (root) {
  void recallLanguage().then(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}
