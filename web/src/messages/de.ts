// German: the words of the app, in one file a place. What is missing does not compile.
import type { Messages } from ".";
import { account } from "./de/account";
import { agencies } from "./de/agencies";
import { apiKeys } from "./de/api-keys";
import { audit } from "./de/audit";
import { auth } from "./de/auth";
import { billing } from "./de/billing";
import { bulk } from "./de/bulk";
import { clientArea } from "./de/client-area";
import { clients } from "./de/clients";
import { dashboard } from "./de/dashboard";
import { deployments } from "./de/deployments";
import { failures } from "./de/failures";
import { forms } from "./de/forms";
import { jobs } from "./de/jobs";
import { landing } from "./de/landing";
import { members } from "./de/members";
import { notifications } from "./de/notifications";
import { people } from "./de/people";
import { platform } from "./de/platform";
import { privacy } from "./de/privacy";
import { roles } from "./de/roles";
import { samples } from "./de/samples";
import { settings } from "./de/settings";
import { shell } from "./de/shell";
import { signIn } from "./de/sign-in";
import { sso } from "./de/sso";
import { ui } from "./de/ui";
import { views } from "./de/views";

export const de: Messages = {
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
