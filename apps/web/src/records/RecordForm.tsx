import { type ComponentType, type ReactNode, useState } from 'react';
import {
  Create,
  DeleteButton,
  Edit,
  SaveButton,
  SimpleForm,
  Toolbar,
  useCreatePath,
  useRecordContext,
  useResourceContext,
  useResourceDefinition,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { useWords } from '../shared/use-words.js';
import { ProblemError } from '../app/problem-error.js';
import { Refusal } from './Refusal.js';
import './records.css';

type Written = Record<string, unknown>;

interface RecordForms {
  fields: ComponentType<{ isNew: boolean }>;
  /**
   * What was written, as the API takes it: what it knows and nothing else. A change names the version of the
   * record it was made from (`recordVersion`, `recordedAt`), which a new record does not have yet.
   */
  toApi: (written: Written, isNew: boolean) => object;
  /** Where saving leads. */
  redirect?: 'list' | 'show';
  isDeletable?: boolean;
}

/** The forms in which a record is added and changed. A refusal stays in the form until the next attempt. */
export function createAndEdit({
  fields: Fields,
  toApi,
  redirect = 'list',
  isDeletable = false,
}: RecordForms) {
  /** `onMade` takes the place of leading on. */
  function RecordCreate({ onMade }: { onMade?: (made: never) => void }) {
    const { problem, saving } = useRefusal((written) => toApi(written, true), onMade);
    return (
      <Create redirect={onMade ? false : redirect} {...saving}>
        <RecordForm problem={problem} isDeletable={false}>
          <Fields isNew />
        </RecordForm>
      </Create>
    );
  }

  function RecordEdit() {
    const { problem, saving } = useRefusal((written) => toApi(written, false));
    return (
      // The record as it is now, not as a list showed it a while ago.
      <Edit redirect={redirect} mutationMode="pessimistic" queryOptions={{ staleTime: 0 }} {...saving}>
        <RecordForm problem={problem} isDeletable={isDeletable}>
          <Fields isNew={false} />
        </RecordForm>
      </Edit>
    );
  }

  return { RecordCreate, RecordEdit };
}

function useRefusal(toApi: (written: Written) => object, onMade?: (made: never) => void) {
  const [problem, setProblem] = useState<ProblemError | null>(null);
  return {
    problem,
    saving: {
      transform: (written: Written) => {
        setProblem(null);
        return toApi(written);
      },
      mutationOptions: {
        ...(onMade ? { onSuccess: onMade } : {}),
        onError: (error: unknown) =>
          setProblem(error instanceof ProblemError ? error : ProblemError.noAnswer()),
      },
    },
  };
}

interface RecordFormProps {
  problem: ProblemError | null;
  isDeletable: boolean;
  children: ReactNode;
}

function RecordForm({ problem, isDeletable, children }: RecordFormProps) {
  return (
    // The form refuses by its own words at the field, not by the browser's.
    <SimpleForm noValidate warnWhenUnsavedChanges toolbar={<EditToolbar isDeletable={isDeletable} />}>
      {children}
      <Refusal problem={problem} />
    </SimpleForm>
  );
}

/** What is recorded here is replaced or withdrawn; only what has no past can be deleted. */
function EditToolbar({ isDeletable }: { isDeletable: boolean }) {
  return (
    <Toolbar>
      <SaveButton alwaysEnable />
      <CancelButton />
      {isDeletable && <DeleteButton mutationMode="pessimistic" className="delete" />}
    </Toolbar>
  );
}

/** In words on a telephone too, where React-Admin's button would show its icon alone. */
function CancelButton() {
  const words = useWords();
  const record = useRecordContext();
  const resource = useResourceContext() ?? '';
  const { hasShow } = useResourceDefinition();
  const createPath = useCreatePath();
  const isShown = record?.id !== undefined && hasShow === true;
  const to = createPath({ resource, type: isShown ? 'show' : 'list', ...(isShown ? { id: record.id } : {}) });
  return (
    <Link className="button" to={to}>
      {words.say('ra.action.cancel')}
    </Link>
  );
}
