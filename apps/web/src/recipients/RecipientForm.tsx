import { BooleanInput, CheckboxGroupInput, regex, required, SelectInput, TextInput } from 'react-admin';
import { DOCUMENT_KINDS } from '@api/domain/documents.js';
import { LANGUAGES } from '@api/domain/format.js';
import { MAIL_ADDRESS } from '@api/domain/mail-address.js';
import { choicesOf } from '../records/choices.js';
import { DistrictInput } from '../records/inputs.js';
import { createAndEdit } from '../records/RecordForm.js';

export const { RecordCreate: RecipientCreate, RecordEdit: RecipientEdit } = createAndEdit({
  fields: () => (
    <>
      <TextInput source="name" label="field.name" validate={required()} />
      <TextInput
        source="address"
        label="field.address"
        validate={[required(), regex(MAIL_ADDRESS, 'ra.validation.email')]}
      />
      <DistrictInput source="districtCode" label="field.scopeOrCity" helperText="recipient.scopeHelp" />
      <CheckboxGroupInput
        source="documentKinds"
        label="field.documentKinds"
        choices={choicesOf('documentKind', DOCUMENT_KINDS)}
        validate={required()}
      />
      <SelectInput
        source="language"
        label="app.language"
        choices={choicesOf('language', LANGUAGES)}
        defaultValue="vi"
        validate={required()}
      />
      <BooleanInput source="enabled" label="field.enabled" helperText="recipient.enabledHelp" defaultValue />
    </>
  ),
  toApi: ({ name, address, districtCode = null, documentKinds, language, enabled, recordVersion }) => ({
    ...{ name, address, districtCode, documentKinds, language, enabled, recordVersion },
  }),
  isDeletable: true,
});
