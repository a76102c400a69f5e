import {
  BooleanInput,
  CheckboxGroupInput,
  Create,
  DeleteButton,
  Edit,
  regex,
  required,
  SaveButton,
  SelectInput,
  SimpleForm,
  TextInput,
  Toolbar,
} from 'react-admin';
import { DOCUMENT_KINDS } from '@api/domain/documents.js';
import { FormToolbar } from '../records/FormToolbar.js';

export function ScheduleCreate() {
  return (
    <Create redirect="list" transform={scheduleOf}>
      <Form />
    </Create>
  );
}

export function ScheduleEdit() {
  return (
    <Edit redirect="list" mutationMode="pessimistic" transform={scheduleOf}>
      <Form isEdited />
    </Edit>
  );
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, name: `weekday.${id}` }));

function Form({ isEdited = false }: { isEdited?: boolean }) {
  return (
    <SimpleForm toolbar={isEdited ? <EditToolbar /> : <FormToolbar />}>
      <TextInput source="name" label="field.name" validate={required()} />
      <SelectInput
        source="task"
        label="field.task"
        choices={DOCUMENT_KINDS.map((id) => ({ id, name: `documentKind.${id}` }))}
        validate={required()}
      />
      <TextInput
        source="atTime"
        label="field.atTime"
        helperText="fact.time"
        validate={[required(), regex(/^([01]\d|2[0-3]):[0-5]\d$/)]}
      />
      <CheckboxGroupInput source="weekdays" label="field.weekdays" choices={WEEKDAYS} validate={required()} />
      <BooleanInput source="enabled" label="field.enabled" defaultValue />
    </SimpleForm>
  );
}

function EditToolbar() {
  return (
    <Toolbar>
      <SaveButton alwaysEnable />
      <DeleteButton mutationMode="pessimistic" />
    </Toolbar>
  );
}

function scheduleOf({ name, task, atTime, weekdays, enabled }: Record<string, unknown>) {
  return { name, task, atTime, weekdays, enabled };
}
