import '../components/base.css'
import { createApp } from 'vue'
import { applyDisplay } from '../display.ts'
import App from './App.vue'
import { router } from './router.ts'

applyDisplay()
// Who comes with the address of a page is at work there: the frame is fetched while the server says who
// it is.
if (location.hash.length > 2) import('./shell/WorkPlace.vue').catch(() => undefined)
createApp(App).use(router).mount('#app')
