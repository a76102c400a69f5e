import { useCampaign } from '../app/session.js';
import { useWords } from '../shared/use-words.js';
import type { FactKind, FactRecord } from './kind.js';

/** Which of several is in force today, and which was withdrawn; nothing where that goes without saying. */
export function FactState({ kind, record }: { kind: FactKind; record: FactRecord }) {
  const words = useWords();
  const campaign = useCampaign();
  if (record.withdrawalReason !== null) {
    return <span className="state returned">{words.say('factState.withdrawn')}</span>;
  }
  const isInForce = campaign && kind.isInForce?.(record, campaign);
  return isInForce ? <span className="state">{words.say('factState.in-force')}</span> : null;
}
