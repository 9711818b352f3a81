import '../components/base.css'
import { createApp } from 'vue'
import { applyDisplay } from '../display.ts'
import App from './App.vue'
import { router } from './router.ts'

applyDisplay()
createApp(App).use(router).mount('#app')
