import '../components/base.css'
import { createApp } from 'vue'
import { applyDisplay } from '../display.ts'
import App from './App.vue'

applyDisplay()
createApp(App).mount('#app')
