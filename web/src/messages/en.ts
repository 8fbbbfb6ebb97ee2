// English: the words of the app, in one file a place.
import { account } from "./en/account";
import { agencies } from "./en/agencies";
import { apiKeys } from "./en/api-keys";
import { audit } from "./en/audit";
import { auth } from "./en/auth";
import { billing } from "./en/billing";
import { bulk } from "./en/bulk";
import { clientArea } from "./en/client-area";
import { clients } from "./en/clients";
import { dashboard } from "./en/dashboard";
import { deployments } from "./en/deployments";
import { failures } from "./en/failures";
import { forms } from "./en/forms";
import { jobs } from "./en/jobs";
import { landing } from "./en/landing";
import { members } from "./en/members";
import { notifications } from "./en/notifications";
import { people } from "./en/people";
import { platform } from "./en/platform";
import { privacy } from "./en/privacy";
import { roles } from "./en/roles";
import { samples } from "./en/samples";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { signIn } from "./en/sign-in";
import { sso } from "./en/sso";
import { ui } from "./en/ui";
import { views } from "./en/views";

export const en = {
  account,
  agencies,
  apiKeys,
  audit,
  auth,
  billing,
  bulk,
  clientArea,
  clients,
  dashboard,
  deployments,
  failures,
  forms,
  jobs,
  landing,
  members,
  notifications,
  people,
  platform,
  privacy,
  roles,
  samples,
  settings,
  shell,
  signIn,
  sso,
  ui,
  views,
};
