import { Navigate, useLocation } from 'react-router-dom';
import { Overview } from '../dashboard/Overview.js';
import { FILING } from './navigation.js';
import { useSession } from './session.js';

/** Where the bare address leads: a district's reporter to the filing, everyone else to the figures. */
export function Home() {
  const { search } = useLocation();
  const isReporter = useSession()?.role === 'district-reporter';
  return isReporter && search === '' ? <Navigate to={FILING} replace /> : <Overview />;
}
