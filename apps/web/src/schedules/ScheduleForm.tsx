import { BooleanInput, CheckboxGroupInput, required, SelectInput, TextInput } from 'react-admin';
import { DOCUMENT_KINDS } from '@api/domain/documents.js';
import { choicesOf } from '../records/choices.js';
import { TimeInput } from '../records/inputs.js';
import { createAndEdit } from '../records/RecordForm.js';

export const { RecordCreate: ScheduleCreate, RecordEdit: ScheduleEdit } = createAndEdit({
  fields: () => (
    <>
      <TextInput source="name" label="field.name" validate={required()} />
      <SelectInput
        source="task"
        label="field.task"
        choices={choicesOf('documentKind', DOCUMENT_KINDS)}
        validate={required()}
      />
      <TimeInput source="atTime" label="field.atTime" isRequired />
      <CheckboxGroupInput
        source="weekdays"
        label="field.weekdays"
        choices={choicesOf('weekday', [1, 2, 3, 4, 5, 6, 7])}
        validate={required()}
      />
      <BooleanInput source="enabled" label="field.enabled" defaultValue />
    </>
  ),
  toApi: ({ name, task, atTime, weekdays, enabled, recordVersion }) => ({
    ...{ name, task, atTime, weekdays, enabled, recordVersion },
  }),
  isDeletable: true,
});
