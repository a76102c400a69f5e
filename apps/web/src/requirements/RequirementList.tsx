import { Button, useCanAccess } from 'react-admin';
import { Link } from 'react-router-dom';
import { FactList } from '../dated-facts/FactList.js';
import { requirementKind } from './requirement-kind.js';

export function RequirementList() {
  const { canAccess } = useCanAccess({ resource: requirementKind.name, action: 'create' });
  return (
    <FactList
      kind={requirementKind}
      actions={canAccess && <Button component={Link} {...{ to: '/dan-danh-sach' }} label="paste.title" />}
    />
  );
}
