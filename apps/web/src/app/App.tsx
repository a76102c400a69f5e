import { QueryClient } from '@tanstack/react-query';
import { CoreAdminContext, CoreAdminUI, CustomRoutes } from 'ra-core';
import { lazy } from 'react';
import { createBrowserRouter, Route, RouterProvider } from 'react-router-dom';
import { CompletenessPage } from '../dashboard/CompletenessPage.js';
import { DistrictsPage } from '../dashboard/DistrictsPage.js';
import { SlowestPage } from '../dashboard/SlowestPage.js';
import { AccessDenied } from '../shared/AccessDenied.js';
import { Failure } from '../shared/Failure.js';
import { NotFound } from '../shared/NotFound.js';
import { Waiting } from '../shared/Waiting.js';
import { authProvider } from './auth-provider.js';
import { ChangePassword } from './ChangePassword.js';
import { dataProvider } from './data-provider.js';
import { i18nProvider } from './i18n/i18n-provider.js';
import { Languages } from './i18n/Languages.js';
import { Home } from './Home.js';
import { Layout } from './Layout.js';
import { FILING, PASSWORD_PAGE, PASTE_LIST_PAGE, SETTINGS_PAGE } from './navigation.js';
import { ProblemError } from './problem-error.js';
import { PasteList } from '../requirements/index.js';
import { resources } from './resources.js';
import { SignIn } from './SignIn.js';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Figures change when something is recorded, and then the server says so.
      staleTime: 60_000,
      // A refusal stays a refusal; silence and outages are worth asking again.
      retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.status in REFUSED),
      refetchOnWindowFocus: false,
    },
  },
});

const REFUSED = {
  400: true,
  401: true,
  403: true,
  404: true,
  409: true,
  413: true,
  421: true,
  422: true,
  429: true,
};

const router = createBrowserRouter([{ path: '*', element: <Admin /> }]);

export function App() {
  return <RouterProvider router={router} />;
}

/** Fetched by those who file. */
const FilingPage = lazy(() =>
  import('../filing/FilingPage.js').then(({ FilingPage }) => ({ default: FilingPage })),
);

const SettingsPage = lazy(() =>
  import('../settings/SettingsPage.js').then(({ SettingsPage }) => ({ default: SettingsPage })),
);

const WaitingPage = () => <Waiting lines={12} />;

function Admin() {
  return (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
    >
      <Languages>
        <CoreAdminUI
          requireAuth
          disableTelemetry
          layout={Layout}
          loginPage={SignIn}
          dashboard={Home}
          catchAll={NotFound}
          loading={WaitingPage}
          error={Failure}
          accessDenied={AccessDenied}
          title=""
        >
          <CustomRoutes>
            <Route path="/quan-huyen" element={<DistrictsPage />} />
            <Route path="/tinh-trang-bao-cao" element={<CompletenessPage />} />
            <Route path={FILING} element={<FilingPage />} />
            <Route path={SETTINGS_PAGE} element={<SettingsPage />} />
            <Route path={PASTE_LIST_PAGE} element={<PasteList />} />
            <Route path={PASSWORD_PAGE} element={<ChangePassword />} />
            <Route path="/cham-tien-do" element={<SlowestPage />} />
          </CustomRoutes>
          {resources}
        </CoreAdminUI>
      </Languages>
    </CoreAdminContext>
  );
}
