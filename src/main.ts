import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { openAddress } from './state/address.ts';
import { Workspace } from './state/workspace.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with id "app"');
const workspace = new Workspace();
// The worker and the corpus are asked for first: they come while the page is built.
void openAddress(workspace);
setTimeout(() => mount(App, { target, props: { workspace } }));
