import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { Failure } from './Failure.js';

/** Keeps a defect of one page from taking the others with it; going elsewhere starts afresh. */
export function Boundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Catch key={pathname}>{children}</Catch>;
}

class Catch extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Failure error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
