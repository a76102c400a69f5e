import {
  BooleanInput,
  CheckboxGroupInput,
  Create,
  DeleteButton,
  Edit,
  email,
  required,
  SaveButton,
  SelectInput,
  SimpleForm,
  TextInput,
  Toolbar,
} from 'react-admin';
import { DOCUMENT_KINDS } from '@api/domain/documents.js';
import { LANGUAGES } from '@api/domain/format.js';
import { FormToolbar } from '../records/FormToolbar.js';
import { DistrictInput } from '../records/inputs.js';

export function RecipientCreate() {
  return (
    <Create redirect="list" transform={recipientOf}>
      <Form />
    </Create>
  );
}

export function RecipientEdit() {
  return (
    <Edit redirect="list" mutationMode="pessimistic" transform={recipientOf}>
      <Form isEdited />
    </Edit>
  );
}

function Form({ isEdited = false }: { isEdited?: boolean }) {
  return (
    <SimpleForm toolbar={isEdited ? <EditToolbar /> : <FormToolbar />}>
      <TextInput source="name" label="field.name" validate={required()} />
      <TextInput source="address" label="field.address" validate={[required(), email()]} />
      <DistrictInput source="districtCode" label="field.scopeOrCity" />
      <CheckboxGroupInput
        source="documentKinds"
        label="field.documentKinds"
        choices={DOCUMENT_KINDS.map((id) => ({ id, name: `documentKind.${id}` }))}
        validate={required()}
      />
      <SelectInput
        source="language"
        label="app.language"
        choices={LANGUAGES.map((id) => ({ id, name: `language.${id}` }))}
        defaultValue="vi"
        validate={required()}
      />
      <BooleanInput source="active" label="field.active" helperText="recipient.activeHelp" defaultValue />
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

function recipientOf(data: Record<string, unknown>) {
  const { name, address, districtCode, documentKinds, language, active } = data;
  return { name, address, districtCode: districtCode ?? null, documentKinds, language, active };
}
