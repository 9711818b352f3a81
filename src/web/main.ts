import './components/base.css'
import { createApp } from 'vue'
import App from './App.vue'
import { takeToken } from './session.ts'

takeToken()
createApp(App).mount('#app')
